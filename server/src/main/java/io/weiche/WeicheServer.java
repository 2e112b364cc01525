package io.weiche;

import io.weiche.config.Config;
import io.weiche.db.Database;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The server: everything Spring wires, on an opened database.
@SpringBootApplication
public class WeicheServer {

    /// @param properties of Spring, above those of application.properties
    public static ConfigurableApplicationContext start(
            Config config, Database database, Map<String, Object> properties) {
        var application = new SpringApplication(WeicheServer.class);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("config", config);
            context.getBeanFactory().registerSingleton("database", database);
        });
        return application.run(properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
    }
}
