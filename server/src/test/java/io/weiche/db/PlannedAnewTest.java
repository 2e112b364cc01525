package io.weiche.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/// More often asked than any statement needs to be prepared.
@WeicheTest
class PlannedAnewTest {
    private static final int TIMES = 12;

    private final DSLContext db;
    private final TransactionTemplate transaction;
    private final Api api;

    PlannedAnewTest(DSLContext db, TransactionTemplate transaction, TestAccounts accounts) {
        this.db = db;
        this.transaction = transaction;
        this.api = accounts.open();
    }

    @Test
    void aQuestionWhosePlanDependsOnItsValuesIsNeverPrepared() {
        assertThat(prepared(PlannedAnew.of(db), "planned anew")).isZero();
        assertThat(prepared(db, "planned once")).as("of others").isEqualTo(1);
    }

    private long prepared(DSLContext asks, String name) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> {
                    for (int i = 0; i < TIMES; i++) {
                        asks.select(DSL.val(i).as(DSL.name(name))).fetch();
                    }
                    return db.fetchCount(DSL.selectOne()
                            .from("pg_prepared_statements")
                            .where("statement like {0}", DSL.inline("%\"" + name + "\"%")));
                }));
    }
}
