package io.weiche.bitrix24.call;

import java.util.Optional;

/// Finds a method by its name.
public interface Methods {
    /// @param name in any case
    Optional<RestMethod> find(String name);
}
