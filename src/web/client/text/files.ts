/** The most that one message can carry, bytes; the server refuses more. */
export const LARGEST_FILE = 10 * 1024 * 1024

/** What the server takes. */
export const ACCEPTED = '.png,.jpg,.jpeg,.gif,.webp,.xlsx,.xls,.csv,.docx,.pdf,.txt,.amr,.mp3'

/** 830 B, 12 KB, 3.4 MB */
export function sizeLabel(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** What a file is, in a word that fits its icon: XLSX, PDF, 文件. */
export function kindLabel(name: string): string {
  return /\.([A-Za-z0-9]{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '文件'
}

/** The first bytes of a data URL say its type; what follows the comma is the content. */
export function base64Of(dataUrl: string): string {
  return dataUrl.slice(dataUrl.indexOf(',') + 1)
}
