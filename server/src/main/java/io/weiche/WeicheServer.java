package io.weiche;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class WeicheServer {
    public static void main(String[] args) {
        SpringApplication.run(WeicheServer.class, args);
    }
}
