import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/lib/api/keys";
import { isProblem } from "@/lib/api/problem";

/** A change of settings; afterwards the small lists that every screen knows are read anew. */
export function useSettingsChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  onDone?: (answer: Answer) => unknown,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onError(error) {
      // what somebody else changed meanwhile is to be seen before it is changed again
      if (isProblem(error, "version-conflict")) void queryClient.invalidateQueries({ queryKey: keys.settings });
    },
    async onSuccess(answer) {
      // Whoever leaves the page has left before it reads anew what may be gone.
      await onDone?.(answer);
      // Pending until the lists are here, so that what was changed never jumps back for a moment.
      await queryClient.invalidateQueries({ queryKey: keys.settings });
    },
  });
}
