package io.rollcall.entra.text.internal.phone;

import static org.junit.Assert.assertEquals;

import java.util.Optional;
import org.junit.Test;

public class WorldPhoneNumbersTest {
    private final WorldPhoneNumbers numbers = new WorldPhoneNumbers();

    @Test
    public void a_national_number_is_read_by_the_clients_country() {
        assertEquals(Optional.of("+4930123456"), numbers.canonical("030 / 12 34 56", Optional.of("DE")));
        assertEquals(Optional.of("+442079460018"), numbers.canonical("020 7946 0018", Optional.of("gb")));
    }

    @Test
    public void an_international_number_needs_no_country() {
        assertEquals(Optional.of("+14255550100"), numbers.canonical("+1 (425) 555-0100", Optional.empty()));
        assertEquals(Optional.of("+14255550100"), numbers.canonical("+1 (425) 555-0100", Optional.of("DE")));
    }

    @Test
    public void an_extension_is_part_of_the_number() {
        assertEquals(Optional.of("+14255550100;ext=17"), numbers.canonical("425 555 0100 x17", Optional.of("US")));
    }

    @Test
    public void what_cannot_be_dialled_is_no_number() {
        assertEquals(Optional.empty(), numbers.canonical("call me", Optional.of("DE")));
        assertEquals(Optional.empty(), numbers.canonical("", Optional.of("DE")));
        assertEquals(Optional.empty(), numbers.canonical("030 123456", Optional.empty()));
        assertEquals(Optional.empty(), numbers.canonical("12", Optional.of("US")));
        assertEquals(Optional.empty(), numbers.canonical("030 123456", Optional.of("Germany")));
        assertEquals(Optional.empty(), numbers.canonical("1".repeat(10_000), Optional.of("DE")));
    }
}
