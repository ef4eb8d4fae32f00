package io.rollcall.host.api.caller;

/** {@code INTERNAL}: the MSP's own people; {@code CLIENT}: people of its customers, who never see the integration. */
public enum UserType {
    INTERNAL,
    CLIENT
}
