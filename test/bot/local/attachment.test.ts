import { describe, expect, test } from 'vitest'
import { checkAttachment, MAX_FILE_BYTES } from '../../../src/bot/local/attachment.ts'
import { AMR, PNG } from '../../support/small-chat.ts'

const ZIP = Buffer.from('PK\u0003\u0004rest')
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const GB18030 = Buffer.from([0xb9, 0xa4, 0xb5, 0xa5, 0x2c, 0x31])

describe('a file is taken by its ending and its first bytes', () => {
  test.each([
    { name: '现场.png', bytes: PNG, mediaType: 'image/png', type: 'image' },
    { name: 'IMG.JPG', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]), mediaType: 'image/jpeg', type: 'image' },
    { name: 'a.gif', bytes: Buffer.from('GIF89a'), mediaType: 'image/gif', type: 'image' },
    { name: 'a.webp', bytes: Buffer.from('RIFF1234WEBPVP8 '), mediaType: 'image/webp', type: 'image' },
    { name: '工单.xlsx', bytes: ZIP, mediaType: expect.stringContaining('spreadsheetml'), type: 'file' },
    { name: '工单.xls', bytes: OLE, mediaType: 'application/vnd.ms-excel', type: 'file' },
    { name: '答复.docx', bytes: ZIP, mediaType: expect.stringContaining('wordprocessingml'), type: 'file' },
    { name: '文件.pdf', bytes: Buffer.from('%PDF-1.7'), mediaType: 'application/pdf', type: 'file' },
    { name: '表.csv', bytes: GB18030, mediaType: 'text/csv', type: 'file' },
    { name: '说明.txt', bytes: Buffer.from('说明'), mediaType: 'text/plain', type: 'file' },
    { name: '语音.amr', bytes: AMR, mediaType: 'audio/amr', type: 'audio' },
    { name: '语音.mp3', bytes: Buffer.from('ID3\u0004'), mediaType: 'audio/mpeg', type: 'audio' },
    { name: '语音.mp3', bytes: Buffer.from([0xff, 0xfb, 0x90]), mediaType: 'audio/mpeg', type: 'audio' },
  ])('$name', ({ name, bytes, mediaType, type }) => {
    expect(checkAttachment({ name, bytes })).toEqual({ name, mediaType, type })
  })
})

describe('a file is refused', () => {
  test.each([
    { why: 'a program', name: 'a.exe', bytes: Buffer.from('MZ'), code: 'file_not_allowed' },
    { why: 'a page', name: 'a.html', bytes: Buffer.from('<html>'), code: 'file_not_allowed' },
    {
      why: 'a drawing that can hold scripts',
      name: 'a.svg',
      bytes: Buffer.from('<svg>'),
      code: 'file_not_allowed',
    },
    { why: 'no ending', name: 'png', bytes: PNG, code: 'file_not_allowed' },
    { why: 'a name of the prototype', name: 'a.constructor', bytes: PNG, code: 'file_not_allowed' },
    {
      why: 'a page named as a picture',
      name: 'a.png',
      bytes: Buffer.from('<html>'),
      code: 'file_not_allowed',
    },
    {
      why: 'a sound that begins as webp does',
      name: 'a.webp',
      bytes: Buffer.from('RIFF1234WAVEfmt '),
      code: 'file_not_allowed',
    },
    { why: 'bytes named as text', name: 'a.txt', bytes: Buffer.from([1, 0, 2]), code: 'file_not_allowed' },
    { why: 'empty', name: 'a.csv', bytes: Buffer.alloc(0), code: 'file_empty' },
    {
      why: 'over 10 MB',
      name: 'a.txt',
      bytes: Buffer.alloc(MAX_FILE_BYTES + 1, 'x'),
      code: 'file_too_large',
    },
  ])('$why', ({ name, bytes, code }) => {
    expect(() => checkAttachment({ name, bytes })).toThrow(expect.objectContaining({ code }))
  })
})

describe('a name is made safe', () => {
  test.each([
    { why: 'folders', name: '../../etc/表.csv', safe: '_.._etc_表.csv' },
    { why: 'folders of Windows', name: 'C:\\表.csv', safe: 'C__表.csv' },
    { why: 'a turned ending', name: 'a\u202Excod.csv', safe: 'a_xcod.csv' },
    { why: 'line breaks, which would end a header', name: 'a\r\nb.csv', safe: 'a__b.csv' },
    { why: 'half a character', name: 'a\ud83d.csv', safe: 'a\ufffd.csv' },
    { why: 'hidden', name: '..表.csv', safe: '表.csv' },
    { why: 'too long, its ending kept', name: `${'😀'.repeat(200)}.csv`, safe: `${'😀'.repeat(96)}.csv` },
  ])('$why', ({ name, safe }) => {
    expect(checkAttachment({ name, bytes: GB18030 }).name).toBe(safe)
  })
})
