package io.weiche.bi.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.TokenScope;
import io.weiche.bi.BiRows;
import io.weiche.bi.BiView;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The views for programs that analyse, as files: all of an account, whoever is responsible, and so for administrators.
@RestController
@RequestMapping("/api/v1/bi")
class BiController {
    private final BiRows rows;

    BiController(BiRows rows) {
        this.rows = rows;
    }

    /// All rows of a view, with commas and points whatever the reader's language.
    @GetMapping(path = "/{view}.csv", produces = CsvFile.TYPE)
    @Requires(Right.ADMINISTRATOR)
    @Scoped(TokenScope.READ)
    @Answers(status = 200, value = String.class)
    void csv(@PathVariable String view, HttpServletResponse response) throws IOException {
        var wanted = BiView.ofWord(view);
        rows.taken(wanted);
        CsvFile.answer(
                response, wanted.word() + ".csv", ",", file -> rows.each(wanted, row -> file.row(row.toArray())));
    }
}
