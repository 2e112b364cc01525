import { linked } from "@/lib/links";

/** A text somebody wrote; its addresses, e-mails and phone numbers can be used. */
export function LinkedText({ text }: { text: string }) {
  return linked(text).map(({ text: part, href }, index) =>
    href === undefined ? (
      part
    ) : (
      <a
        key={index}
        href={href}
        {...(href.startsWith("http") && { target: "_blank", rel: "noopener noreferrer" })}
        onClick={(event) => event.stopPropagation()}
      >
        {part}
      </a>
    ),
  );
}
