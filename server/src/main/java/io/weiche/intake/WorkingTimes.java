package io.weiche.intake;

import io.weiche.access.Access;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// When people work and when they are away: everybody says it of themselves, who edits settings of all.
@Service
public class WorkingTimes {
    private final WorkingTimeStore store;
    private final Users users;
    private final Access access;

    WorkingTimes(WorkingTimeStore store, Users users, Access access) {
        this.store = store;
        this.users = users;
        this.access = access;
    }

    @Transactional(readOnly = true)
    public WorkingTime get(long userId) {
        requireOwnOrSettings(userId);
        return store.get(users.find(userId).orElseThrow(Problem::notFound).id());
    }

    @Transactional
    public WorkingTime set(WorkingTime time) {
        requireOwnOrSettings(time.userId());
        if (users.find(time.userId()).isEmpty()) {
            throw Problem.notFound();
        }
        HoursInput.check(time.hours());
        var begins = time.absences().stream().map(WorkingTime.Absence::from).collect(Collectors.toSet());
        if (begins.size() < time.absences().size()
                || time.absences().stream().anyMatch(one -> one.from().isAfter(one.until()))) {
            throw BadInput.of("absences", "out-of-range", "An absence begins before it ends, and once.");
        }
        store.save(time);
        return store.get(time.userId());
    }

    private void requireOwnOrSettings(long userId) {
        if (!Objects.equals(CurrentUser.require().userId(), userId)) {
            access.require(Right.EDIT_SETTINGS);
        }
    }

    /// Of everybody who said something.
    @Transactional(readOnly = true)
    public List<WorkingTime> list() {
        access.require(Right.EDIT_SETTINGS);
        return store.list();
    }
}
