package io.weiche.access;

import io.weiche.accounts.Language;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.Optional;

/// The user of the current work. Nobody signed in, nothing allowed.
public final class CurrentUser {
    private static final ScopedValue<SignedIn> USER = ScopedValue.newInstance();

    /// Who looks as the current user.
    private static final ScopedValue<SignedIn> ONLOOKER = ScopedValue.newInstance();

    private CurrentUser() {}

    public static SignedIn require() {
        return find().orElseThrow(() -> new Problem(ProblemType.NOT_SIGNED_IN, "Sign in or send a token."));
    }

    public static Optional<SignedIn> find() {
        return USER.isBound() ? Optional.of(USER.get()) : Optional.empty();
    }

    /// @throws Problem when the work is done by the system and not by a person
    public static long requireId() {
        var id = require().userId();
        if (id == null) {
            throw new Problem(ProblemType.NOT_SIGNED_IN, "This needs a person.");
        }
        return id;
    }

    public static <R, X extends Throwable> R callAs(SignedIn user, ScopedValue.CallableOp<? extends R, X> work)
            throws X {
        return ScopedValue.where(USER, user).call(work);
    }

    /// Runs work of somebody who looks as another person: with that person's rights, and in nobody's name but their
    /// own.
    public static <R, X extends Throwable> R callSeenBy(
            SignedIn onlooker, SignedIn seen, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(ONLOOKER, onlooker).where(USER, seen).call(work);
    }

    /// The administrator who looks as the current user; empty for everybody who works as themselves.
    public static Optional<SignedIn> onlooker() {
        return ONLOOKER.isBound() ? Optional.of(ONLOOKER.get()) : Optional.empty();
    }

    /// Runs work nobody in particular asked for: jobs, public forms. It may see and do everything in its account.
    public static <R, X extends Throwable> R callAsSystem(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return callAs(new SignedIn(null, "Weiche", "", Language.EN, true, true, Matrix.everything()), work);
    }
}
