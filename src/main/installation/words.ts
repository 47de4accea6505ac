import type { CheckFact, CheckStep } from '../../shared/contract/installation.ts';
import type { Text } from '../../shared/kernel/language.ts';

/** What the report says, on paper and in files. */
export const words = {
  title: { vi: 'Biên bản lắp đặt', th: 'รายงานการติดตั้ง', en: 'Installation report' },
  none: { vi: 'Chưa kiểm tra', th: 'ยังไม่ได้ตรวจ', en: 'Not checked' },
  by: { vi: 'Người kiểm tra', th: 'ผู้ตรวจ', en: 'Checked by' },
  at: { vi: 'Lúc', th: 'เวลา', en: 'At' },
  made: { vi: 'Lập lúc', th: 'จัดทำเมื่อ', en: 'Made' },
  version: { vi: 'Phiên bản Quen', th: 'Quen รุ่น', en: 'Quen version' },
  system: { vi: 'Hệ thống', th: 'ระบบ', en: 'System' },
  devices: { vi: 'Thiết bị', th: 'อุปกรณ์', en: 'Devices' },
  noPersons: {
    vi: 'Không có dữ liệu của khách trong biên bản này.',
    th: 'รายงานนี้ไม่มีข้อมูลของลูกค้า',
    en: 'Nothing about guests is in this report.',
  },
  signature: { vi: 'Chữ ký', th: 'ลงชื่อ', en: 'Signature' },
} satisfies Record<string, Text>;

export const resultWords: Readonly<Record<'passed' | 'failed' | 'skipped', Text>> = {
  passed: { vi: 'Đạt', th: 'ผ่าน', en: 'Passed' },
  failed: { vi: 'Không đạt', th: 'ไม่ผ่าน', en: 'Failed' },
  skipped: { vi: 'Bỏ qua', th: 'ข้าม', en: 'Skipped' },
};

export const stepWords: Readonly<Record<CheckStep, Text>> = {
  reader: { vi: 'Đầu đọc thẻ', th: 'เครื่องอ่านบัตร', en: 'Card reader' },
  printer: { vi: 'Máy in', th: 'เครื่องพิมพ์', en: 'Printer' },
  display: { vi: 'Màn hình cho khách', th: 'จอลูกค้า', en: 'Customer display' },
  key: { vi: 'Khóa khôi phục', th: 'รหัสกู้คืน', en: 'Recovery key' },
  backup: { vi: 'Sao lưu và khôi phục thử', th: 'สำรองและทดสอบกู้คืน', en: 'Backup and restore test' },
  practice: { vi: 'Bán thử', th: 'ทดลองขาย', en: 'Practice sale' },
};

export const factWords: Readonly<Record<CheckFact, Text>> = {
  device: { vi: 'Thiết bị', th: 'อุปกรณ์', en: 'Device' },
  connection: { vi: 'Kết nối', th: 'การเชื่อมต่อ', en: 'Connection' },
  format: { vi: 'Định dạng số', th: 'รูปแบบตัวเลข', en: 'Number format' },
  prefix: { vi: 'Bỏ ở đầu', th: 'ตัดออกข้างหน้า', en: 'Cut off before' },
  suffix: { vi: 'Bỏ ở cuối', th: 'ตัดออกข้างหลัง', en: 'Cut off after' },
  pace: { vi: 'Nhịp phím', th: 'จังหวะแป้นพิมพ์', en: 'Pace of keys' },
  width: { vi: 'Khổ giấy', th: 'ขนาดกระดาษ', en: 'Paper' },
  profile: { vi: 'Mẫu máy', th: 'รุ่นเครื่อง', en: 'Model' },
  lines: { vi: 'In đủ ba chữ viết', th: 'พิมพ์ครบสามภาษา', en: 'All three scripts printed' },
  cut: { vi: 'Cắt giấy', th: 'ตัดกระดาษ', en: 'Paper was cut' },
  drawer: { vi: 'Ngăn kéo mở', th: 'ลิ้นชักเปิด', en: 'Drawer opened' },
  ruler: { vi: 'Thước in đủ hai đầu', th: 'ไม้บรรทัดครบสองด้าน', en: 'Both ends of the ruler' },
  screen: { vi: 'Màn hình thứ hai', th: 'จอที่สอง', en: 'Second screen' },
  pole: { vi: 'Màn hình hai dòng', th: 'จอเสาสองบรรทัด', en: 'Pole display' },
  file: { vi: 'Tệp', th: 'ไฟล์', en: 'File' },
  bytes: { vi: 'Dung lượng', th: 'ขนาด', en: 'Size' },
  events: { vi: 'Bút toán đã đọc lại', th: 'รายการที่อ่านกลับ', en: 'Entries read back' },
  tookMs: { vi: 'Thời gian', th: 'ใช้เวลา', en: 'Took' },
  slip: { vi: 'Phiếu in thử', th: 'สลิปทดลอง', en: 'Training slip' },
  eventsBefore: { vi: 'Bút toán trước', th: 'รายการก่อน', en: 'Ledger entries before' },
  eventsAfter: { vi: 'Bút toán sau', th: 'รายการหลัง', en: 'Ledger entries after' },
};

/** Answers that people gave, how devices are connected, and how a slip ended. */
export const answerWords: Readonly<Record<string, Text>> = {
  yes: { vi: 'Có', th: 'ใช่', en: 'Yes' },
  no: { vi: 'Không', th: 'ไม่', en: 'No' },
  none: { vi: 'Không có', th: 'ไม่มี', en: 'None' },
  wedge: { vi: 'Như bàn phím', th: 'แบบแป้นพิมพ์', en: 'As a keyboard' },
  serial: { vi: 'Cổng nối tiếp', th: 'พอร์ตอนุกรม', en: 'Serial port' },
  hid: { vi: 'USB, đọc trực tiếp', th: 'USB อ่านโดยตรง', en: 'USB, read directly' },
  pcsc: { vi: 'PC/SC', th: 'PC/SC', en: 'PC/SC' },
  tcp: { vi: 'Mạng', th: 'เครือข่าย', en: 'Network' },
  usb: { vi: 'USB', th: 'USB', en: 'USB' },
  device: { vi: 'Cổng máy in', th: 'พอร์ตเครื่องพิมพ์', en: 'Printer port' },
  queue: { vi: 'Hàng đợi in của máy tính', th: 'คิวพิมพ์ของเครื่อง', en: 'Print queue' },
  file: { vi: 'Tệp', th: 'ไฟล์', en: 'File' },
  simulated: { vi: 'Thiết bị tập', th: 'อุปกรณ์ทดลอง', en: 'Practice device' },
  printed: { vi: 'Đã in', th: 'พิมพ์แล้ว', en: 'Printed' },
  unknown: { vi: 'Không rõ', th: 'ไม่ทราบ', en: 'Unknown' },
  failed: { vi: 'Không in được', th: 'พิมพ์ไม่ได้', en: 'Failed' },
};
