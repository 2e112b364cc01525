package io.weiche.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Hands the test database to the server, spares it dear hashes of passwords, and lets it keep sums of reports however
/// quickly they were counted.
public final class TestServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "tests", Map.of("weiche.password-memory-kib", 64, "weiche.reports.worth-keeping-ms", 0)));
        context.getBeanFactory().registerSingleton("config", TestDatabase.config());
        context.getBeanFactory().registerSingleton("database", TestDatabase.get());
        context.getBeanFactory().registerSingleton("testAccounts", new TestAccounts(context));
    }
}
