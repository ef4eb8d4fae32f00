package io.rollcall.entra.cipp.internal.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses that anybody on the internet may have (IANA special-purpose registries of IPv4 and IPv6). */
final class PublicAddress {
    private static final List<Block> NOT_PUBLIC = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10), // carrier-grade NAT
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16), // link-local, with the clouds' metadata services
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 3)); // multicast, reserved, broadcast

    private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);
    private static final List<Block> INSIDE_GLOBAL = List.of(
            Block.of("2001::", 23), // protocol assignments, with Teredo
            Block.of("2001:db8::", 32), // documentation
            Block.of("2002::", 16)); // 6to4 carries an IPv4 address

    private PublicAddress() {}

    /** Java hands out an IPv4-mapped IPv6 address as the IPv4 address that it is; other embeddings are refused. */
    static boolean is(InetAddress address) {
        if (address instanceof Inet6Address) {
            return GLOBAL_UNICAST.holds(address) && INSIDE_GLOBAL.stream().noneMatch(block -> block.holds(address));
        }
        return NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
    }

    private static final class Block {
        private final byte[] start;
        private final int bits;

        private Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        static Block of(String literal, int bits) {
            try {
                return new Block(InetAddress.getByName(literal).getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e); // a literal is never looked up
            }
        }

        boolean holds(InetAddress candidate) {
            byte[] address = candidate.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
