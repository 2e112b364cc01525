package io.weiche.fields;

import java.util.Optional;

/// What files are called. Fields hold files without knowing where those are kept.
public interface FileNames {
    /// @return empty when there is no such file that the current user may see
    Optional<String> find(long id);
}
