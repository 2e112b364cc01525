package io.weiche.modes;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Files about switches name many leads and their customers: whoever takes one along stands in the audit, as with
/// every other file that leaves.
@Service
public class TakenFiles {
    private final Switches switches;
    private final Access access;
    private final Audit audit;

    TakenFiles(Switches switches, Access access, Audit audit) {
        this.switches = switches;
        this.access = access;
        this.audit = audit;
    }

    /// Before the report of a switch leaves.
    ///
    /// @throws Problem not-found when there was no such switch
    @Transactional
    public void report(long switchId) {
        access.require(Right.EDIT_SETTINGS);
        audit.write(
                "crm-mode-switch-exported", "switch:" + switches.get(switchId).id(), null, null);
    }

    /// Before the forecast of a rehearsal leaves.
    @Transactional
    public void rehearsal() {
        access.require(Right.EDIT_SETTINGS);
        audit.write("rehearsal-exported", "crm-mode", null, null);
    }
}
