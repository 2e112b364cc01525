package io.weiche.organisation;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The departments of the account, as a tree.
@Service
public class Departments {
    private static final int MOST = 2_000;

    private final DepartmentStore store;
    private final Access access;
    private final Audit audit;

    Departments(DepartmentStore store, Access access, Audit audit) {
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    /// What somebody says about a department.
    public record Draft(
            String name, @Nullable Long parentId, @Nullable Long headId, List<Long> memberIds, List<Long> roleIds) {
        public Draft {
            memberIds = List.copyOf(memberIds);
            roleIds = List.copyOf(roleIds);
        }

        static Draft of(Department department) {
            return new Draft(
                    department.name(),
                    department.parentId(),
                    department.headId(),
                    department.memberIds(),
                    department.roleIds());
        }
    }

    /// All of them; parents before children is up to whoever draws the tree.
    @Transactional(readOnly = true)
    public List<Department> list() {
        return store.list();
    }

    @Transactional
    public Department open(Draft draft) {
        access.require(Right.ADMINISTRATOR);
        store.lock();
        if (store.count() >= MOST) {
            throw Problem.conflict("At most " + MOST + " departments are possible.");
        }
        check(draft);
        var id = store.insert(draft.name(), draft.parentId(), draft.headId());
        store.replaceMembers(id, draft.memberIds());
        store.replaceRoles(id, draft.roleIds());
        var opened = store.find(id).orElseThrow();
        audit.write("department-opened", "department:" + id, null, told(opened));
        return opened;
    }

    /// @throws BadInput when it would stand below itself, or somebody or some role is unknown
    @Transactional
    public Department change(long id, @Nullable Integer expectedVersion, UnaryOperator<Draft> change) {
        access.require(Right.ADMINISTRATOR);
        store.lock();
        var before = store.find(id).orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(Draft.of(before));
        check(next);
        if (next.parentId() != null && store.below(id, next.parentId())) {
            throw BadInput.of("parentId", "circle", "A department cannot stand below itself.");
        }
        store.update(id, next.name(), next.parentId(), next.headId());
        store.replaceMembers(id, next.memberIds());
        store.replaceRoles(id, next.roleIds());
        var after = store.find(id).orElseThrow();
        audit.write("department-changed", "department:" + id, told(before), told(after));
        return after;
    }

    private void check(Draft draft) {
        if (draft.parentId() != null && store.find(draft.parentId()).isEmpty()) {
            throw BadInput.of("parentId", "unknown-department", "There is no such department.");
        }
        if (draft.headId() != null && !store.knowsUsers(List.of(draft.headId()))) {
            throw BadInput.of("headId", "unknown-user", "There is no such user.");
        }
        if (!store.knowsUsers(draft.memberIds())) {
            throw BadInput.of("memberIds", "unknown-user", "There is no such user.");
        }
        if (!store.knowsRoles(draft.roleIds())) {
            throw BadInput.of(
                    "roleIds", "unknown-role", "There is no such role, or it is given to people one by one only.");
        }
    }

    /// Its people stay, without it.
    ///
    /// @throws Problem conflict while others stand below it, or a rule names it
    @Transactional
    public void delete(long id) {
        access.require(Right.ADMINISTRATOR);
        store.lock();
        var before = store.find(id).orElseThrow(Problem::notFound);
        if (store.hasChildren(id)) {
            throw Problem.conflict("Other departments stand below it. Move them first.");
        }
        try {
            store.delete(id);
        } catch (DataIntegrityViolationException e) {
            throw Problem.conflict("An inquiry rule names it. Change the rule first.");
        }
        audit.write("department-deleted", "department:" + id, told(before), null);
    }

    private static Map<String, Object> told(Department department) {
        var told = new LinkedHashMap<String, Object>();
        told.put("name", department.name());
        told.put("members", department.memberIds());
        told.put("roles", department.roleIds());
        if (department.parentId() != null) {
            told.put("parent", department.parentId());
        }
        if (department.headId() != null) {
            told.put("head", department.headId());
        }
        return told;
    }
}
