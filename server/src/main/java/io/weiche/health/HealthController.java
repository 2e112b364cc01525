package io.weiche.health;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/health")
class HealthController {
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource pool;

    HealthController(DataSource pool) {
        this.pool = pool;
    }

    @GetMapping("/live")
    @Requires(Right.ANYONE)
    Map<String, String> live() {
        return Map.of("status", "up");
    }

    /// 503 while the database does not answer: a balancer sends requests elsewhere meanwhile.
    @GetMapping("/ready")
    @Requires(Right.ANYONE)
    ResponseEntity<Map<String, String>> ready() {
        try (var connection = pool.getConnection()) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                return ResponseEntity.ok(Map.of("status", "ready"));
            }
        } catch (SQLException e) {
            // answered below
        }
        return ResponseEntity.status(503).body(Map.of("status", "database-unavailable"));
    }
}
