package io.weiche.access;

import io.weiche.kernel.CurrentAccount;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.EmptyResultDataAccessException;

/// Keys that stand in addresses of the public: of a form, of a chat. Whoever knows one works in its account, with what
/// it names.
public final class PublicKeys {
    private PublicKeys() {}

    /// @param find what the key names there
    /// @return empty when it names nothing
    public static <T, R> Optional<R> with(String key, Function<String, Optional<T>> find, Function<T, R> work) {
        return AccountKey.parse(key)
                .flatMap(parsed -> CurrentAccount.callAs(
                        parsed.account(), () -> found(key, find).map(work)));
    }

    private static <T> Optional<T> found(String key, Function<String, Optional<T>> find) {
        try {
            return find.apply(key);
        } catch (EmptyResultDataAccessException e) {
            // an account that does not exist
            return Optional.empty();
        }
    }
}
