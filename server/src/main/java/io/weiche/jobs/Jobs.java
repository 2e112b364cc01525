package io.weiche.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.weiche.config.Config;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Starts jobs and keeps them going. Scheduling joins the caller's transaction: no commit, no job.
@Component
public class Jobs implements SmartLifecycle {
    private static final Duration POLLING = Duration.ofSeconds(2);
    /// A node that has not been heard of for four beats is dead, and another takes its jobs over.
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int WORKERS = 4;

    private final SchedulerClient client;
    private final Scheduler scheduler;
    private final DatabaseClock clock;
    private final JdbcClient sql;
    private volatile boolean running;

    private final boolean working;

    /// @param switchedOn `weiche.jobs`: a command beside a server starts jobs, but leaves the work to the server
    Jobs(DataSource pool, Config config, List<JobHandler> handlers, @Value("${weiche.jobs:on}") String switchedOn) {
        this.working = !switchedOn.equals("off");
        var transactional = new TransactionAwareDataSourceProxy(pool);
        List<Task<?>> tasks = handlers.stream().<Task<?>>map(this::task).toList();
        this.clock = new DatabaseClock(pool);
        this.sql = JdbcClient.create(pool);
        this.client = SchedulerClient.Builder.create(transactional).build();
        this.scheduler = Scheduler.create(pool, tasks)
                .threads(WORKERS)
                .executorService(Executors.newFixedThreadPool(
                        WORKERS, Thread.ofVirtual().name("job-", 0).factory()))
                .schedulerName(new SchedulerName.Fixed(
                        config.node() + ":" + ProcessHandle.current().pid()))
                .clock(clock)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(15))
                .build();
    }

    /// What a job is about. Every start is a job of its own: one that is about to end may not swallow the next.
    private static String instance(AccountId account, long subject) {
        return account + ":" + subject + ":" + UUID.randomUUID();
    }

    /// Starts work on a subject of the current account as soon as the caller's transaction commits.
    public void start(String name, long subject) {
        client.scheduleIfNotExists(new TaskInstance<>(name, instance(CurrentAccount.require(), subject)), clock.now());
    }

    /// Looks for due work now instead of at the next poll; within a transaction as soon as that commits.
    public void nudge() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            look();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                look();
            }
        });
    }

    private void look() {
        if (running && working) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /// Whether somebody else's work is due and nobody has begun it.
    public boolean othersWait() {
        return sql.sql("select exists (select from scheduled_tasks where not picked and execution_time <= :now)")
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private Task<Void> task(JobHandler handler) {
        return Tasks.custom(TaskDescriptor.of(handler.name()))
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(2), 2))
                // the library's own way asks the clock of the node, which may be an hour off
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.now()))
                .execute((instance, context) -> again(work(handler, instance, context)));
    }

    private static Optional<Duration> work(JobHandler handler, TaskInstance<Void> instance, ExecutionContext context) {
        var words = instance.getId().split(":", 3);
        var account = new AccountId(Long.parseLong(words[0]));
        return CurrentAccount.callAs(account, () -> handler.work(Long.parseLong(words[1])));
    }

    private CompletionHandler<Void> again(Optional<Duration> wait) {
        return wait.<CompletionHandler<Void>>map(pause -> (complete, operations) -> {
                    operations.reschedule(complete, clock.now().plus(pause));
                    nudge();
                })
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    @Override
    public void start() {
        running = true;
        if (working) {
            scheduler.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (working) {
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
