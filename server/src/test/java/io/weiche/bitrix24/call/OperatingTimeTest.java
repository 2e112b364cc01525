package io.weiche.bitrix24.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.access.RepeatedRequests;
import io.weiche.accounts.Account;
import io.weiche.accounts.Accounts;
import io.weiche.bitrix24.wire.FormTree;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.config.Config;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Gathered;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The original's limit of work, where the operator wants it.
@WeicheTest
class OperatingTimeTest {
    private static final long MORE_THAN_ALLOWED = 1_050;

    private final Dispatcher limited;
    private final Dispatcher free;
    private final TransactionTemplate transaction;
    private final Accounts accounts;
    private final TestAccounts tests;

    OperatingTimeTest(
            RepeatedRequests repeated, PlatformTransactionManager transactions, Accounts accounts, TestAccounts tests) {
        Methods methods =
                name -> Optional.of(RestMethod.reading(name, Scope.BASIC, "", "", "{}", call -> slow(call, name)));
        this.limited = new Dispatcher(methods, repeated, operating("1"), transactions);
        this.free = new Dispatcher(methods, repeated, operating("0"), transactions);
        this.transaction = new TransactionTemplate(transactions);
        this.accounts = accounts;
        this.tests = tests;
    }

    private static OperatingTime operating(String seconds) {
        return new OperatingTime(Config.of(Map.of("WEICHE_REST_OPERATING_SECONDS", seconds)));
    }

    /// As leads that are converted when all of a batch are there.
    private static final Consumer<List<String>> LATE = _ -> sleep();

    private static void sleep() {
        try {
            Thread.sleep(MORE_THAN_ALLOWED);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer slow(Call call, String name) {
        if (name.startsWith("slow")) {
            sleep();
        }
        if (call.params().truthy("late")) {
            Gathered.write(LATE, List.of(name));
        }
        if (call.params().truthy("fail")) {
            throw RestError.plain("failed");
        }
        return Answer.of(true);
    }

    private static Params params(String query) {
        return Params.of(FormTree.parse(query));
    }

    private Done run(Dispatcher dispatcher, String webhook, String method, String query) {
        return inAccount(account -> Granted.callWith(
                webhook, null, () -> dispatcher.run(new Command(method, params(query), null), account, Instant.now())));
    }

    private <T> T inAccount(Function<Account, T> work) {
        return CurrentAccount.callAs(
                tests.open().account(),
                () -> work.apply(Objects.requireNonNull(transaction.execute(_ -> accounts.get()))));
    }

    private static void isBlocked(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RestError.class, error -> {
            assertThat(error.status()).isEqualTo(429);
            assertThat(error.code()).isEqualTo("OPERATION_TIME_LIMIT");
            assertThat(error.text()).isEqualTo("Method is blocked due to operation time limit.");
        });
    }

    @Test
    void aMethodIsBlockedForTheWebhookThatUsedItUp() {
        var done = run(limited, "a", "slow", "");
        assertThat(done.times().spent().seconds()).isGreaterThan(1);
        assertThat(done.times().spent().resets()).isBetween(539L, 600L);
        isBlocked(() -> run(limited, "a", "slow", ""));
        run(limited, "a", "quick", "");
        run(limited, "b", "quick", "");
        isBlocked(() -> run(limited, "a", "slow", ""));
        assertThat(run(limited, "b", "slow", "").answer().result()).isEqualTo(true);
    }

    @Test
    void whatFailedWasWorkToo() {
        assertThatThrownBy(() -> run(limited, "c", "slow", "fail=1")).hasMessageContaining("failed");
        isBlocked(() -> run(limited, "c", "slow", ""));
    }

    @Test
    void aCommandOfABatchIsBlockedByItselfAndTheBatchIsNotCounted() {
        var batch = new Batch(limited);
        var shown = inAccount(account -> Granted.callWith(
                "d",
                null,
                () -> batch.run(params("cmd[a]=slow&cmd[b]=slow&cmd[c]=quick"), null, account, Instant.now())));
        var parts = (Map<?, ?>) Objects.requireNonNull(shown.answer().result());
        assertThat(keys(parts.get("result"))).containsExactly("a", "c");
        assertThat(keys(parts.get("result_error"))).containsExactly("b");
        assertThat(String.valueOf(parts.get("result_error"))).contains("OPERATION_TIME_LIMIT");
        assertThat(shown.times().spent()).isEqualTo(Baskets.Spent.NOTHING);
    }

    @Test
    void whatCommandsOfABatchCauseTogetherIsCountedToo() {
        inAccount(account -> Granted.callWith(
                "e",
                null,
                () -> new Batch(limited)
                        .run(
                                params("cmd[a]=crm.lead.add?late=1&cmd[b]=crm.lead.add?late=1"),
                                null,
                                account,
                                Instant.now())));
        isBlocked(() -> run(limited, "e", "crm.lead.add", ""));
        run(limited, "e", "crm.deal.add", "");
    }

    private static List<String> keys(@Nullable Object part) {
        return part instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    @Test
    void withoutALimitNothingIsCounted() {
        assertThat(run(free, "a", "slow", "").times().spent()).isEqualTo(Baskets.Spent.NOTHING);
        run(free, "a", "slow", "");
        var own = inAccount(account -> {
            limited.run(new Command("slow", params(""), null), account, Instant.now());
            return limited.run(new Command("slow", params(""), null), account, Instant.now());
        });
        assertThat(own.times().spent()).as("work of our own").isEqualTo(Baskets.Spent.NOTHING);
    }
}
