package io.rollcall.sandbox.internal.people;

import java.util.List;

/** A contact that somebody typed into the host before Rollcall came. */
public record PsaContact(String name, String email, List<String> additionalEmails, String phone, boolean active) {

    public static PsaContact active(String name, String email) {
        return new PsaContact(name, email, List.of(), "", true);
    }

    public PsaContact withAdditional(String address) {
        return new PsaContact(name, email, List.of(address), phone, active);
    }

    public PsaContact withPhone(String typed) {
        return new PsaContact(name, email, additionalEmails, typed, active);
    }

    public PsaContact inactive() {
        return new PsaContact(name, email, additionalEmails, phone, false);
    }
}
