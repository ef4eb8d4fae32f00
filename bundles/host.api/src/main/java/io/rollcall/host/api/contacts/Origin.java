package io.rollcall.host.api.contacts;

/** Who wrote an additional address or phone: only our own are ever replaced. */
public enum Origin {
    PERSON,
    ENTRA
}
