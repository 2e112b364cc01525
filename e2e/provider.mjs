import { createServer } from "node:http";
import { Provider } from "oidc-provider";

export const CLIENT = { id: "weiche", secret: "ein-geheimnis-nur-fuer-den-test" };

/** A certified OpenID provider on a port of this machine, whose people sign in by typing their name. */
export class Issuer {
  /** @param people what it says of each: `{ name: { email, email_verified } }` */
  static async open(redirectUri, people) {
    const issuer = new Issuer();
    issuer.server = createServer((request, response) => issuer.serve(request, response));
    await new Promise((resolve) => issuer.server.listen(0, "localhost", resolve));
    // a test that fails before it closes this must end nevertheless
    issuer.server.unref();
    issuer.url = `http://localhost:${issuer.server.address().port}`;
    const provider = new Provider(issuer.url, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [redirectUri],
          grant_types: ["authorization_code"],
          response_types: ["code"],
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["given_name", "family_name"] },
      cookies: { keys: ["only for the test"] },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
      pkce: { required: () => true },
    });
    issuer.serve = provider.callback();
    return issuer;
  }

  /** The person at the provider: types who they are, and agrees. */
  async enter(page, name) {
    await page.locator("input[name=login]").fill(name);
    await page.locator("input[name=password]").fill("x");
    await page.locator("button[type=submit]").click();
    await page.locator("input[name=prompt][value=consent]").waitFor({ state: "attached" });
    await page.locator("button[type=submit]").click();
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
