package io.weiche.mail;

import io.weiche.config.Config;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Takes mail and sees to it that it is sent: at once, or as soon as the mail server is there again.
@Component
public class Mails implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final MailStore store;
    private final Smtp smtp;
    private final boolean working;
    private final Object bell = new Object();
    private volatile @Nullable Thread thread;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves the work to the server
    Mails(MailStore store, Config config, @Value("${weiche.jobs:on}") String switchedOn) {
        this.store = store;
        this.smtp = new Smtp(config.mail());
        this.working = !switchedOn.equals("off") && config.mail() != null;
    }

    /// Whether mail can be sent at all.
    public boolean available() {
        return smtp.available();
    }

    /// @param worthFor when it is of no use any more; what could not be sent until then is thrown away
    public void send(Mail mail, Duration worthFor) {
        store.keep(mail, worthFor);
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    @Override
    public void start() {
        if (working) {
            thread = Thread.ofVirtual().name("mail").start(this::work);
        }
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!store.sendNext(smtp)) {
                    synchronized (bell) {
                        bell.wait(PAUSE.toMillis());
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                pauseAfter(e);
            }
        }
    }

    private void pauseAfter(RuntimeException trouble) {
        MailStore.LOG.warn("mail waits: {}", trouble.getClass().getSimpleName());
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
