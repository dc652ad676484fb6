/** Who called, as the platform sends it. */
export interface Caller {
  /** Empty where it was not said. */
  name: string
  phone: string
  address?: string
}

/** Who called, as it is kept. */
export interface KnownCaller extends Caller {
  /** Other names and addresses that the words of their tickets may hold: never told, only masked. */
  alsoMasked?: { names: readonly string[]; addresses: readonly string[] }
}

/** The caller with what was sent: what was left out stays, and what is replaced is masked on. */
export function withNewer(known: KnownCaller, { name, phone, address }: Caller): KnownCaller {
  const where = address || known.address
  return maskingToo({ ...known, name: name || known.name, phone, ...(where && { address: where }) }, known)
}

/** The caller as they were, with the names and addresses of others whose words stand in their tickets. */
export function maskingToo(
  known: KnownCaller,
  ...others: readonly (Pick<KnownCaller, 'name' | 'address' | 'alsoMasked'> | undefined)[]
): KnownCaller {
  const all = [known, ...others]
  const names = [...new Set(all.flatMap(namesOf))].filter((name) => name !== known.name)
  const addresses = [...new Set(all.flatMap(addressesOf))].filter((address) => address !== known.address)
  return names.length + addresses.length === 0 ? known : { ...known, alsoMasked: { names, addresses } }
}

/** Every name to be masked in the words of the caller's tickets. */
export function namesOf(caller: Pick<KnownCaller, 'name' | 'alsoMasked'> | undefined): string[] {
  return [caller?.name ?? '', ...(caller?.alsoMasked?.names ?? [])].filter((name) => name !== '')
}

export function addressesOf(caller: Pick<KnownCaller, 'address' | 'alsoMasked'> | undefined): string[] {
  return [caller?.address ?? '', ...(caller?.alsoMasked?.addresses ?? [])].filter((one) => one !== '')
}
