"use client";

import { Button } from "@heroui/react/button";
import { Fingerprint, KeyRound } from "lucide-react";
import { useSyncExternalStore } from "react";

import { removePasskey, type Factor } from "../../lib/factors.browser";
import { knowsPasskeys } from "../../lib/passkeys.browser";
import { StatusChip } from "../../ui/status-chip";
import { FactorRow } from "./factor-row";
import { secondFactor as words } from "./messages";
import { RemoveFactor } from "./remove-factor";
import { RenamePasskey } from "./rename-passkey";
import { sinceWhen } from "./used";

interface PasskeyRowsProps {
  passkeys: Factor[];
  isOnly: boolean;
  timeZone?: string;
  onAdd: () => void;
  onChanged: () => void;
}

const never = () => () => undefined;

export function PasskeyRows({ passkeys, isOnly, timeZone, onAdd, onChanged }: PasskeyRowsProps) {
  const isPossible = useSyncExternalStore(never, knowsPasskeys, () => true);
  return (
    <>
      {passkeys.map((passkey) => {
        const { id = "", name = words.passkey.name } = passkey;
        return (
          <FactorRow
            key={id}
            icon={KeyRound}
            name={name}
            chip={passkey.is_passwordless && <StatusChip>{words.passkey.alone}</StatusChip>}
            action={
              <>
                <RenamePasskey id={id} name={name} onRenamed={onChanged} />
                {!isOnly && <RemoveFactor name={name} remove={() => removePasskey(id)} onRemoved={onChanged} />}
              </>
            }
          >
            {sinceWhen(passkey, timeZone)}
          </FactorRow>
        );
      })}
      <FactorRow
        icon={Fingerprint}
        name={words.passkey.name}
        action={isPossible && <Button size="sm" variant="secondary" onPress={onAdd}>{words.passkey.add}</Button>}
      >
        {isPossible ? words.passkey.hint : words.passkey.unknown}
      </FactorRow>
    </>
  );
}
