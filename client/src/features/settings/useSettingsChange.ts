import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/api/keys";

/** A change of settings; afterwards the small lists that every screen knows are read anew. */
export function useSettingsChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    async onSuccess(answer) {
      onDone?.(answer);
      // Pending until the lists are here, so that what was changed never jumps back for a moment.
      await queryClient.invalidateQueries({ queryKey: keys.settings });
    },
  });
}
