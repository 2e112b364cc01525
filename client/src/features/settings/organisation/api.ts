import { queryOptions } from "@tanstack/react-query";
import { api, newIdempotencyKey } from "@/lib/api/client";
import { keys } from "@/lib/api/keys";
import type { Page } from "@/lib/api/page";
import type { FieldGroup, Language, Scope } from "@/lib/session";
import type { OpenSession } from "../securityApi";
import type { Token } from "../tokensApi";

export const AREAS = ["LEAD", "DEAL", "CONTACT", "COMPANY", "ANALYTICS"] as const;
export type Area = (typeof AREAS)[number];

export const ACTIONS = ["READ", "ADD", "CHANGE", "MOVE", "DELETE", "EXPORT", "IMPORT", "CONVERT"] as const;
export type ActionCode = (typeof ACTIONS)[number];

export const SCOPES: Scope[] = ["NONE", "OWN", "DEPARTMENT", "BELOW", "OPEN", "ALL"];

export interface RoleLine {
  id: number;
  version: number;
  /** ADMINISTRATOR, MANAGER, or null for a role of the account's own. */
  code: string | null;
  name: string;
  administrator: boolean;
  editSettings: boolean;
  people: number;
  departments: number;
}

export interface Place {
  area: Area;
  pipelineId: number | null;
  stageId: number | null;
}

export interface Cell extends Place {
  roleId: number;
  action: ActionCode;
  scope: Scope;
}

export interface RoleMatrix {
  roles: RoleLine[];
  cells: Cell[];
}

/** scope null: inherit. */
export type CellChange = Omit<Cell, "scope"> & { scope: Scope | null };

export const matrixQuery = queryOptions({
  queryKey: keys.setting("matrix"),
  queryFn: ({ signal }) => api.get<RoleMatrix>("/access/matrix", undefined, signal),
});

export const changeMatrix = (changes: CellChange[]) => api.patch<RoleMatrix>("/access/matrix", { changes });

export const openRole = (role: { name: string; copyOf?: number }) =>
  api.post<RoleLine>("/roles", role, { idempotencyKey: newIdempotencyKey() });

export const changeRole = ({ id, ...change }: { id: number; name?: string; editSettings?: boolean }) =>
  api.patch<RoleLine>(`/roles/${id}`, change);

export const deleteRole = (id: number) => api.delete(`/roles/${id}`);

export interface FieldVisibility {
  fieldId: number;
  kind: Exclude<Area, "ANALYTICS">;
  code: string;
  label: string;
  restricted: boolean;
  roleIds: number[];
}

export const fieldsQuery = queryOptions({
  queryKey: keys.setting("field-visibility"),
  queryFn: async ({ signal }) => (await api.get<Page<FieldVisibility>>("/access/fields", undefined, signal)).items,
});

export const changeField = ({ fieldId, restricted, roleIds }: FieldVisibility) =>
  api.put<FieldVisibility>(`/access/fields/${fieldId}`, { restricted, roleIds });

/** Who sees a group of the fields every account has. */
export interface GroupVisibility {
  group: FieldGroup;
  restricted: boolean;
  roleIds: number[];
}

export const fieldGroupsQuery = queryOptions({
  queryKey: keys.setting("field-groups"),
  queryFn: async ({ signal }) =>
    (await api.get<Page<GroupVisibility>>("/access/field-groups", undefined, signal)).items,
});

export const changeFieldGroup = ({ group, restricted, roleIds }: GroupVisibility) =>
  api.put<GroupVisibility>(`/access/field-groups/${group}`, { restricted, roleIds });

export interface Department {
  id: number;
  version: number;
  parentId: number | null;
  name: string;
  headId: number | null;
  memberIds: number[];
  roleIds: number[];
}

export type DepartmentDraft = Omit<Department, "id" | "version">;

export const departmentsQuery = queryOptions({
  queryKey: keys.setting("departments"),
  queryFn: async ({ signal }) => (await api.get<Page<Department>>("/departments", undefined, signal)).items,
});

export const openDepartment = (draft: DepartmentDraft) =>
  api.post<Department>("/departments", draft, { idempotencyKey: newIdempotencyKey() });

export const changeDepartment = ({ id, version, ...draft }: Department) =>
  api.patch<Department>(`/departments/${id}`, draft, version);

export const deleteDepartment = (id: number) => api.delete(`/departments/${id}`);

export interface Invitation {
  id: number;
  userId: number;
  name: string;
  email: string;
  expiresAt: string;
  over: boolean;
  /** The end of the address; only right after inviting. */
  link: string | null;
}

export const invitationsQuery = queryOptions({
  queryKey: keys.setting("invitations"),
  queryFn: async ({ signal }) => (await api.get<Page<Invitation>>("/invitations", undefined, signal)).items,
});

export interface NewInvitation {
  firstName: string;
  lastName: string;
  email: string;
  language: Language;
  roleIds: number[];
}

export const invite = (draft: NewInvitation) =>
  api.post<Invitation>("/invitations", draft, { idempotencyKey: newIdempotencyKey() });

export const renewInvitation = (id: number) => api.post<Invitation>(`/invitations/${id}/renew`, undefined);

export const withdrawInvitation = (id: number) => api.delete(`/invitations/${id}`);

export const sessionsOfQuery = (userId: number) =>
  queryOptions({
    queryKey: [...keys.setting("sessions-of"), userId],
    queryFn: async ({ signal }) =>
      (await api.get<Page<OpenSession>>(`/users/${userId}/sessions`, undefined, signal)).items,
  });

export const endSessionOf = (userId: number, id: number) => api.delete(`/users/${userId}/sessions/${id}`);
export const endSessionsOf = (userId: number) => api.delete(`/users/${userId}/sessions`);

export const tokensOfQuery = (userId: number) =>
  queryOptions({
    queryKey: [...keys.setting("tokens-of"), userId],
    queryFn: async ({ signal }) => (await api.get<Page<Token>>(`/users/${userId}/tokens`, undefined, signal)).items,
  });

export const revokeTokenOf = (userId: number, id: number) => api.delete(`/users/${userId}/tokens/${id}`);

export interface HandoverRequest {
  userId: number;
  toUserId: number;
  openOnly: boolean;
}

export const handOver = ({ userId, ...request }: HandoverRequest) =>
  api.post<{ bulkChangeIds: number[]; activities: number }>(`/users/${userId}/handover`, request);

/** How much somebody is responsible for. */
export const HELD = ["leads", "deals", "contacts", "companies", "activities", "recurringDeals"] as const;
export type Held = Record<(typeof HELD)[number], number>;

export const heldQuery = (userId: number) =>
  queryOptions({
    queryKey: [...keys.setting("held"), userId],
    queryFn: ({ signal }) => api.get<Held>(`/users/${userId}/handover`, { openOnly: true }, signal),
    // records change on every other screen
    staleTime: 0,
  });

/** In one act: the person is out, and what is open goes over. */
export const leave = (userId: number, toUserId: number) =>
  api.post<{ bulkChangeIds: number[] }>(`/users/${userId}/handover`, { toUserId, openOnly: true, deactivate: true });

export const viewAs = (userId: number) => api.post<{ seenAs: number }>("/view-as", { userId });

export const endViewAs = () => api.delete("/view-as");
