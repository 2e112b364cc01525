package io.weiche.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import io.weiche.web.Problem;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Open windows of visitors and of the team.
@WeicheTest
class ChatListenersTest {
    private final ChatListeners listeners;
    private final TestAccounts accounts;

    ChatListenersTest(ChatListeners listeners, TestAccounts accounts) {
        this.listeners = listeners;
        this.accounts = accounts;
    }

    @Test
    void howeverManyVisitorsThereAreTheTeamGetsIn() {
        var account = accounts.open().account();
        CurrentAccount.runAs(account, () -> {
            var open = new ArrayList<ChatListener>();
            try {
                assertThatThrownBy(() -> {
                            while (true) {
                                open.add(listeners.open(1L, null));
                            }
                        })
                        .isInstanceOf(Problem.class);
                assertThat(open).hasSizeBetween(100, 2_000);
                open.add(listeners.open(null, "team"));
                assertThat(open.getLast().ended()).isFalse();
            } finally {
                open.forEach(one -> listeners.close(account, one));
            }
        });
    }
}
