package io.rollcall.entra.domain.care;

import org.osgi.annotation.versioning.ProviderType;

/**
 * In-port for whoever keeps time: what is to be done regularly for all MSP tenants. Each step is a short transaction of
 * one tenant; what fails for one tenant is tried again in the next round and does not keep the others waiting. Several
 * processes may do it at the same time. Thread-safe.
 */
@ProviderType
public interface Housekeeping {
    /**
     * One round. Removes what is older than it is kept: the journal with its runs' staged changes (each tenant's
     * {@code journalDays}), and plans after seven days. Tells of held changes that nobody approved for seven days, and of
     * pins that have expired.
     */
    void round();
}
