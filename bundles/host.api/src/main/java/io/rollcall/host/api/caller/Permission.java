package io.rollcall.host.api.caller;

/** A right that a role grants, e.g. {@code system_settings.read}. */
public record Permission(String key) {
    public static final Permission SETTINGS_READ = new Permission("system_settings.read");
    public static final Permission SETTINGS_UPDATE = new Permission("system_settings.update");
    public static final Permission CLIENT_READ = new Permission("client.read");
    public static final Permission CLIENT_CREATE = new Permission("client.create");
    public static final Permission CLIENT_UPDATE = new Permission("client.update");
    public static final Permission CONTACT_READ = new Permission("contact.read");
    public static final Permission CONTACT_UPDATE = new Permission("contact.update");
    /** Redacts people for good. */
    public static final Permission CONTACT_PURGE = new Permission("contact.purge");

    public static final Permission USER_MANAGE = new Permission("user.manage");

    @Override
    public String toString() {
        return key;
    }
}
