package io.weiche.kernel;

/// Names one account (tenant) of the installation.
public record AccountId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
