package io.weiche.tags;

/// Told when a tag becomes another one. Implemented by whoever keeps the number of a tag elsewhere.
public interface TagMerges {
    /// In the transaction of the merge.
    void merged(long id, long intoId);
}
