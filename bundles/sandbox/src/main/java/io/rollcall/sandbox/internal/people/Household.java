package io.rollcall.sandbox.internal.people;

/**
 * What of a customer shapes its people.
 *
 * @param domain verified domain of the addresses
 * @param initialDomain the tenant's {@code onmicrosoft.com} domain
 * @param country two letters; decides how phone numbers look
 * @param contactsExist whether the MSP has typed contacts for this customer
 */
public record Household(String tenantId, String domain, String initialDomain, String country, boolean contactsExist) {}
