package io.weiche.imports;

import java.util.Arrays;

/// Which keys a rehearsal has met, as 64 bits each: two million take some 32 MB, and there are no more rows.
final class SeenKeys {
    private static final int FIRST = 1 << 12;

    private long[] slots = new long[FIRST];
    private int count;

    /// @return false when it was there
    boolean add(String key) {
        if (count * 2 > slots.length) {
            grow();
        }
        return insert(hash(key));
    }

    boolean contains(String key) {
        long wanted = hash(key);
        for (int at = place(wanted); slots[at] != 0; at = (at + 1) & (slots.length - 1)) {
            if (slots[at] == wanted) {
                return true;
            }
        }
        return false;
    }

    private boolean insert(long hash) {
        int at = place(hash);
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = hash;
        count++;
        return true;
    }

    private int place(long hash) {
        return (int) (hash ^ hash >>> 32) & (slots.length - 1);
    }

    private void grow() {
        var old = slots;
        slots = new long[old.length * 2];
        count = 0;
        Arrays.stream(old).filter(hash -> hash != 0).forEach(this::insert);
    }

    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }
}
