package io.rollcall.host.features.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.osgi.service.feature.ID;

/** The order of Maven versions, as far as OSGi's versions can say it. */
final class Versions {
    private static final Pattern MAVEN = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:[.-](.*))?");

    private Versions() {}

    /** Whether the first is newer than the second; a version without a number is older than any. */
    static boolean newer(ID one, ID other) {
        return parse(one.getVersion()).compareTo(parse(other.getVersion())) > 0;
    }

    private static Version parse(String text) {
        Matcher parts = MAVEN.matcher(text);
        if (!parts.matches()) {
            return Version.emptyVersion;
        }
        String qualifier = parts.group(4) == null ? "" : parts.group(4).replaceAll("[^A-Za-z0-9_-]", "_");
        return new Version(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)), qualifier);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
