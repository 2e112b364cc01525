// The official JavaScript SDK of Bitrix24, as a program written for it uses it.
import { B24Hook, LoggerFactory } from "@bitrix24/b24jssdk";

// the SDK slows itself down to two requests a second; a server of one's own has no such limit
const unlimited = { rateLimit: { burstLimit: 1000, drainRate: 1000, adaptiveEnabled: false } };

export const b24 = B24Hook.fromWebhookUrl(process.env.WEBHOOK, { restrictionParams: unlimited });
b24.offClientSideWarning();
b24.setLogger(LoggerFactory.createNullLogger());
export const { v2 } = b24.actions;

export async function result(response) {
  const answered = await response;
  if (!answered.isSuccess) throw new Error(answered.getErrorMessages().join("; "));
  return answered.getData();
}

export const call = async (method, params = {}) => (await result(v2.call.make({ method, params }))).result;
