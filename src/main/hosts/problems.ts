/** Why Quen could not start, as one plain sentence per language. */
import type { Text } from '../../shared/kernel/language.ts';
import type { DatabaseRefusal } from '../database/refusal.ts';
import { cannotHoldFolders } from '../make-folder.ts';
import { KeyUnreadable } from './key-file.ts';

export function inEveryLanguage(text: Text): string {
  return [text.en, text.vi, text.th].join('\n');
}

/** What the system or a file said while starting. */
export function problemFrom(error: unknown): Text {
  if (error instanceof KeyUnreadable) return problems.keyUnreadable(error.message);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const path = error instanceof Error && 'path' in error ? String(error.path) : '';
  if (cannotHoldFolders(error)) return problems.noPermission(path);
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return problems.noPermission(path);
    case 'ENOSPC':
    case 'EDQUOT':
      return problems.diskFull(path);
    case 'EADDRINUSE':
      return problems.portTaken();
    case 'ENOTDIR':
    case 'EEXIST':
      return problems.notAFolder(path);
    default:
      return problems.other(error instanceof Error ? error.message : String(error));
  }
}

export const problems = {
  database: (refusal: DatabaseRefusal): Text => {
    switch (refusal.kind) {
      case 'future':
        return problems.databaseFromTheFuture();
      case 'locked':
        return problems.alreadyOpen(refusal.folder);
      case 'corrupt':
        return problems.corrupted(refusal.detail);
      case 'noPermission':
        return problems.noPermission(refusal.path);
      case 'diskFull':
        return problems.diskFull(refusal.folder);
      case 'missing':
        return problems.other(refusal.file);
    }
  },
  databaseFromTheFuture: (): Text => ({
    en: 'This data was written by a newer Quen; please install the latest version. Nothing was changed.',
    vi: 'Dữ liệu này do một phiên bản Quen mới hơn ghi; hãy cài phiên bản mới nhất. Không có gì bị thay đổi.',
    th: 'ข้อมูลนี้เขียนโดย Quen รุ่นใหม่กว่า โปรดติดตั้งรุ่นล่าสุด ไม่มีข้อมูลใดถูกเปลี่ยนแปลง',
  }),
  alreadyOpen: (folder: string): Text => ({
    en: `Quen is already open with this data folder (${folder}); use that window or close it first.`,
    vi: `Quen đang mở với thư mục dữ liệu này (${folder}); hãy dùng cửa sổ đó hoặc đóng nó trước.`,
    th: `Quen เปิดใช้โฟลเดอร์ข้อมูลนี้อยู่แล้ว (${folder}) โปรดใช้หน้าต่างนั้นหรือปิดก่อน`,
  }),
  corrupted: (detail: string): Text => ({
    en: `The shop's data is damaged (${detail}) and was left untouched; restore the last backup with "quen restore".`,
    vi: `Dữ liệu của cửa hàng bị hỏng (${detail}) và được giữ nguyên; hãy khôi phục bản sao lưu gần nhất bằng "quen restore".`,
    th: `ข้อมูลของร้านเสียหาย (${detail}) และไม่ถูกแก้ไข โปรดกู้คืนข้อมูลสำรองล่าสุดด้วย "quen restore"`,
  }),
  noPermission: (path: string): Text => ({
    en: `Quen may not write to ${path || 'its data folder'}; give this user the right to it or choose another with --data.`,
    vi: `Quen không được phép ghi vào ${path || 'thư mục dữ liệu'}; hãy cấp quyền cho người dùng này hoặc chọn thư mục khác bằng --data.`,
    th: `Quen ไม่มีสิทธิ์เขียนลงใน ${path || 'โฟลเดอร์ข้อมูล'} โปรดให้สิทธิ์แก่ผู้ใช้นี้หรือเลือกโฟลเดอร์อื่นด้วย --data`,
  }),
  notAFolder: (path: string): Text => ({
    en: `${path || 'The data folder'} is a file, not a folder; choose another with --data.`,
    vi: `${path || 'Thư mục dữ liệu'} là một tệp, không phải thư mục; hãy chọn thư mục khác bằng --data.`,
    th: `${path || 'โฟลเดอร์ข้อมูล'} เป็นไฟล์ ไม่ใช่โฟลเดอร์ โปรดเลือกโฟลเดอร์อื่นด้วย --data`,
  }),
  diskFull: (path: string): Text => ({
    en: `The disk is full${path ? ` (${path})` : ''}; make room and start again.`,
    vi: `Ổ đĩa đã đầy${path ? ` (${path})` : ''}; hãy giải phóng dung lượng rồi khởi động lại.`,
    th: `ดิสก์เต็ม${path ? ` (${path})` : ''} โปรดเพิ่มพื้นที่ว่างแล้วเริ่มใหม่`,
  }),
  portTaken: (): Text => ({
    en: 'This port is taken by another program; choose another with --port.',
    vi: 'Cổng này đang được chương trình khác dùng; hãy chọn cổng khác bằng --port.',
    th: 'พอร์ตนี้ถูกโปรแกรมอื่นใช้อยู่ โปรดเลือกพอร์ตอื่นด้วย --port',
  }),
  keyUnreadable: (detail: string): Text => ({
    en: `The shop's key cannot be read: ${detail}.`,
    vi: `Không đọc được khóa của cửa hàng: ${detail}.`,
    th: `อ่านกุญแจของร้านไม่ได้: ${detail}`,
  }),
  terminalStopped: (): Text => ({
    en: 'The terminal has stopped several times in a row; every sale that was confirmed is kept. Start Quen again, and see logs/quen.log.',
    vi: 'Máy đã dừng nhiều lần liên tiếp; mọi giao dịch đã xác nhận đều được giữ. Hãy khởi động lại Quen và xem logs/quen.log.',
    th: 'ระบบหยุดทำงานหลายครั้งติดกัน รายการขายที่ยืนยันแล้วยังอยู่ครบ โปรดเริ่ม Quen ใหม่และดู logs/quen.log',
  }),
  nodeTooOld: (version: string): Text => ({
    en: `This Electron carries Node ${version}, which is too old for the database; set QUEN_TERMINAL_NODE to a Node 24.`,
    vi: `Electron này dùng Node ${version}, quá cũ cho cơ sở dữ liệu; hãy đặt QUEN_TERMINAL_NODE trỏ tới Node 24.`,
    th: `Electron นี้ใช้ Node ${version} ซึ่งเก่าเกินไปสำหรับฐานข้อมูล โปรดตั้ง QUEN_TERMINAL_NODE ไปที่ Node 24`,
  }),
  other: (detail: string): Text => ({
    en: `Quen could not start: ${detail}`,
    vi: `Quen không khởi động được: ${detail}`,
    th: `Quen เริ่มไม่ได้: ${detail}`,
  }),
} as const;
