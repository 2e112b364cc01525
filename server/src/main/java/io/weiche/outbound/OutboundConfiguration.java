package io.weiche.outbound;

import io.weiche.config.Config;
import java.net.InetAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one way out, as far as the operator opens it.
@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {
    @Bean
    Outbound outbound(Config config) {
        return new Outbound(config.outbound(), InetAddress::getAllByName);
    }

    @Bean
    GuardedSockets guardedSockets(Config config) {
        return new GuardedSockets(config.outbound(), InetAddress::getAllByName);
    }
}
