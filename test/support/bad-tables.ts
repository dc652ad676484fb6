import { CFB } from '@e965/xlsx'

/** A workbook that Excel has locked, as far as a reader looks. */
export function withPassword(): Uint8Array {
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(64))
  CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]))
  return CFB.write(file, { type: 'buffer' }) as Uint8Array
}

/** The beginning of any picture. */
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
