package io.weiche.live;

import java.util.HashSet;
import java.util.Set;

/// The end of a table that others write to. Numbers are given before their transactions end, so a lower one may be seen
/// after a higher one: what has been told is remembered until everybody who could still bring a lower one has ended.
final class Tail {
    private static final long NONE = -1;
    /// Then somebody holds a transaction open for so long that late rows are given up.
    private static final int PATIENCE = 60;

    private final Set<Long> told = new HashSet<>();
    private long floor;
    /// The highest number of some look, and the transactions that were there at the look after it.
    private long candidate = NONE;

    private long horizon;
    private int looks;

    Tail(long floor) {
        this.floor = floor;
    }

    /// Everything up to this number has been told.
    long floor() {
        return floor;
    }

    /// @return whether nobody has told it yet
    boolean isNew(long id) {
        return id > floor && !told.contains(id);
    }

    /// Has been told, or was there before anybody looked.
    void seen(long id) {
        told.add(id);
    }

    /// Nothing more can come below what was seen.
    boolean settled() {
        return candidate == NONE;
    }

    /// More came than anybody could be told one by one: go on behind it.
    void jump(long to) {
        floor = Math.max(floor, to);
        told.removeIf(id -> id <= floor);
        candidate = NONE;
    }

    /// To be called at the end of every look.
    ///
    /// @param oldest the oldest transaction that was running when the look began
    /// @param next the transaction that would have been the next one
    /// @param highest the highest number that was seen, or less than the floor
    void looked(long oldest, long next, long highest) {
        if (candidate != NONE) {
            looks++;
            if (horizon == NONE) {
                // a number can be given a moment before its transaction has one, so the look after counts
                horizon = next;
            } else if (oldest >= horizon || looks > PATIENCE) {
                jump(candidate);
            }
        }
        if (candidate == NONE && highest > floor) {
            candidate = highest;
            horizon = NONE;
            looks = 0;
        }
    }
}
