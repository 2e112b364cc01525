import { type ReactNode, useRef } from "react";
import { Button } from "@/ui/controls";

interface Props {
  icon: ReactNode;
  children: string;
  /** Opens the camera of a phone. */
  camera?: boolean;
  onFiles: (files: File[]) => void;
}

/** A button to choose files with. */
export function PickFiles({ icon, children, camera = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="compact-sm" variant="default" leftSection={icon} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!camera}
        aria-label={children}
        {...(camera && { accept: "image/*", capture: "environment" as const })}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // the same file may be chosen again
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
