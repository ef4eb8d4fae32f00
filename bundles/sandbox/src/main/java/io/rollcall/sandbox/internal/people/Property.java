package io.rollcall.sandbox.internal.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The properties of Microsoft Graph's user that the sandbox knows; the first ones are sent when nothing is selected. */
public enum Property {
    BUSINESS_PHONES("businessPhones"),
    DISPLAY_NAME("displayName"),
    GIVEN_NAME("givenName"),
    JOB_TITLE("jobTitle"),
    MAIL("mail"),
    MOBILE_PHONE("mobilePhone"),
    OFFICE_LOCATION("officeLocation"),
    PREFERRED_LANGUAGE("preferredLanguage"),
    SURNAME("surname"),
    USER_PRINCIPAL_NAME("userPrincipalName"),
    ID("id"),
    ACCOUNT_ENABLED("accountEnabled"),
    USER_TYPE("userType"),
    OTHER_MAILS("otherMails"),
    PROXY_ADDRESSES("proxyAddresses"),
    ASSIGNED_LICENSES("assignedLicenses"),
    ON_PREMISES_SYNC_ENABLED("onPremisesSyncEnabled"),
    COMPANY_NAME("companyName"),
    DEPARTMENT("department"),
    EMPLOYEE_TYPE("employeeType"),
    CREATED_DATE_TIME("createdDateTime"),
    USAGE_LOCATION("usageLocation"),
    CITY("city"),
    COUNTRY("country");

    /** What Graph sends without a {@code $select}. */
    public static final Set<Property> DEFAULTS = EnumSet.range(BUSINESS_PHONES, ID);

    public static final Set<Property> ALL = EnumSet.allOf(Property.class);

    private static final Map<String, Property> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Property::graphName, p -> p));

    private final String graphName;

    Property(String graphName) {
        this.graphName = graphName;
    }

    public String graphName() {
        return graphName;
    }

    public static Optional<Property> named(String graphName) {
        return Optional.ofNullable(BY_NAME.get(graphName));
    }
}
