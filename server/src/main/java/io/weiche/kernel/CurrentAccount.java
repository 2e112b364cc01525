package io.weiche.kernel;

/// The account this piece of work belongs to. No account, no data: [#require] throws.
///
/// A scoped value is not inherited by other threads: work handed to an executor has no account until it opens one.
public final class CurrentAccount {
    private static final ScopedValue<AccountId> ACCOUNT = ScopedValue.newInstance();

    private CurrentAccount() {}

    public static AccountId require() {
        return ACCOUNT.orElseThrow(() -> new IllegalStateException("no account in this context"));
    }

    public static boolean present() {
        return ACCOUNT.isBound();
    }

    public static <R, X extends Throwable> R callAs(AccountId account, ScopedValue.CallableOp<? extends R, X> work)
            throws X {
        return ScopedValue.where(ACCOUNT, account).call(work);
    }

    public static void runAs(AccountId account, Runnable work) {
        ScopedValue.where(ACCOUNT, account).run(work);
    }
}
