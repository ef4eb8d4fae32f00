package io.rollcall.entra.domain.directory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The user properties that Rollcall reads, by Microsoft Graph v1.0 name, with the shape of their values. */
public enum UserProperty {
    USER_PRINCIPAL_NAME("userPrincipalName", String.class),
    MAIL("mail", String.class),
    DISPLAY_NAME("displayName", String.class),
    GIVEN_NAME("givenName", String.class),
    SURNAME("surname", String.class),
    ACCOUNT_ENABLED("accountEnabled", Boolean.class),
    JOB_TITLE("jobTitle", String.class),
    MOBILE_PHONE("mobilePhone", String.class),
    BUSINESS_PHONES("businessPhones", List.class),
    USER_TYPE("userType", String.class),
    PROXY_ADDRESSES("proxyAddresses", List.class),
    /** The SKU ids of {@code assignedLicenses}. */
    ASSIGNED_LICENSES("assignedLicenses", List.class),
    ON_PREMISES_SYNC_ENABLED("onPremisesSyncEnabled", Boolean.class),
    COMPANY_NAME("companyName", String.class),
    DEPARTMENT("department", String.class),
    EMPLOYEE_TYPE("employeeType", String.class);

    private final String graphName;
    private final Class<?> shape;

    UserProperty(String graphName, Class<?> shape) {
        this.graphName = graphName;
        this.shape = shape;
    }

    public String graphName() {
        return graphName;
    }

    /** {@link String}, {@link Boolean} or {@link List} of strings. */
    public Class<?> shape() {
        return shape;
    }

    public static Optional<UserProperty> named(String graphName) {
        return Stream.of(values())
                .filter(property -> property.graphName.equals(graphName))
                .findFirst();
    }

    /** NUL, which no database column of ours can hold, is dropped. */
    @Nullable
    Object checked(@Nullable Object value) {
        if (value != null && !shape.isInstance(value)) {
            throw new IllegalArgumentException(graphName + " must be a " + shape.getSimpleName());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> withoutNul((String) item)).toList();
        }
        return value instanceof String text ? withoutNul(text) : value;
    }

    private static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
