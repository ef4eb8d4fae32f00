package io.rollcall.entra.cipp.internal.users;

import java.util.Arrays;

/** A version such as 10.8.2; what cannot be read counts as the oldest. */
record CippVersion(int major, int minor, int patch) {
    static CippVersion of(String text) {
        if (!text.strip().matches("v?\\d{1,4}(\\.\\d{1,4}){0,2}")) {
            return new CippVersion(0, 0, 0);
        }
        int[] parts = Arrays.stream(text.strip().replace("v", "").split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        int[] whole = Arrays.copyOf(parts, 3);
        return new CippVersion(whole[0], whole[1], whole[2]);
    }

    boolean isBefore(int otherMajor, int otherMinor, int otherPatch) {
        return Arrays.compare(new int[] {major, minor, patch}, new int[] {otherMajor, otherMinor, otherPatch}) < 0;
    }
}
