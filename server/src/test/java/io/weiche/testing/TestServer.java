package io.weiche.testing;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Hands the test database to the server.
public final class TestServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("config", TestDatabase.config());
        context.getBeanFactory().registerSingleton("database", TestDatabase.get());
        context.getBeanFactory().registerSingleton("testAccounts", new TestAccounts(context));
    }
}
