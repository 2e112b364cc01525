package io.weiche.jobs;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/// A batch that fails for a reason of its data is halved until the one that is to blame stands alone.
public final class Halving {
    private Halving() {}

    /// @param together does the work on several in one transaction
    /// @param alone told about the one that cannot be done
    public static void work(
            List<Long> ids, Consumer<List<Long>> together, BiConsumer<Long, DataAccessException> alone) {
        try {
            together.accept(ids);
        } catch (DataAccessException e) {
            passOnTrouble(e);
            if (ids.size() == 1) {
                alone.accept(ids.getFirst(), e);
                return;
            }
            work(ids.subList(0, ids.size() / 2), together, alone);
            work(ids.subList(ids.size() / 2, ids.size()), together, alone);
        }
    }

    /// The database's trouble is not that of the data: whoever works is tried again a little later.
    ///
    /// @throws DataAccessException the same, when the data are not to blame
    public static void passOnTrouble(DataAccessException e) {
        if (e instanceof TransientDataAccessException || e instanceof DataAccessResourceFailureException) {
            throw e;
        }
    }
}
