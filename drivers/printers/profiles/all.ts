/** Every profile by the name of its file. `profiles.test.ts` holds this list against the folder. */
import bixolonSrp330 from './bixolon-srp-330.json' with { type: 'json' };
import bixolonSrp350 from './bixolon-srp-350.json' with { type: 'json' };
import bixolonSrp350iii from './bixolon-srp-350iii.json' with { type: 'json' };
import citizenCtS310 from './citizen-ct-s310.json' with { type: 'json' };
import clonePos80 from './clone-pos-80.json' with { type: 'json' };
import epsonTmM30 from './epson-tm-m30.json' with { type: 'json' };
import epsonTmP20 from './epson-tm-p20.json' with { type: 'json' };
import epsonTmT20 from './epson-tm-t20.json' with { type: 'json' };
import epsonTmT70 from './epson-tm-t70.json' with { type: 'json' };
import epsonTmT81 from './epson-tm-t81.json' with { type: 'json' };
import epsonTmT82 from './epson-tm-t82.json' with { type: 'json' };
import epsonTmT88 from './epson-tm-t88.json' with { type: 'json' };
import epsonTmT88iii from './epson-tm-t88iii.json' with { type: 'json' };
import generic58Plain from './generic-58-plain.json' with { type: 'json' };
import generic80Plain from './generic-80-plain.json' with { type: 'json' };
import gprinterGp58 from './gprinter-gp-58.json' with { type: 'json' };
import gprinterGp80 from './gprinter-gp-80.json' with { type: 'json' };
import hprtTp80 from './hprt-tp80.json' with { type: 'json' };
import netumNt80 from './netum-nt-80.json' with { type: 'json' };
import netumNt5890k from './netum-nt-5890k.json' with { type: 'json' };
import rongtaRp58 from './rongta-rp58.json' with { type: 'json' };
import rongtaRp80 from './rongta-rp80.json' with { type: 'json' };
import starTsp600 from './star-tsp600.json' with { type: 'json' };
import sunmi58 from './sunmi-58.json' with { type: 'json' };
import sunmiNt31 from './sunmi-nt31.json' with { type: 'json' };
import sunmiP3Mix from './sunmi-p3-mix.json' with { type: 'json' };
import unknown58 from './unknown-58.json' with { type: 'json' };
import unknown80 from './unknown-80.json' with { type: 'json' };
import xprinterXp58 from './xprinter-xp-58.json' with { type: 'json' };
import xprinterXp80 from './xprinter-xp-80.json' with { type: 'json' };
import zjiangPos5890 from './zjiang-pos-5890.json' with { type: 'json' };
import zjiangZj58 from './zjiang-zj-58.json' with { type: 'json' };
import zjiangZj80 from './zjiang-zj-80.json' with { type: 'json' };
import zjiangZj8250 from './zjiang-zj-8250.json' with { type: 'json' };
import zywellZy80 from './zywell-zy-80.json' with { type: 'json' };

export const profileFiles: Readonly<Record<string, unknown>> = {
  'bixolon-srp-330': bixolonSrp330,
  'bixolon-srp-350': bixolonSrp350,
  'bixolon-srp-350iii': bixolonSrp350iii,
  'citizen-ct-s310': citizenCtS310,
  'clone-pos-80': clonePos80,
  'epson-tm-m30': epsonTmM30,
  'epson-tm-p20': epsonTmP20,
  'epson-tm-t20': epsonTmT20,
  'epson-tm-t70': epsonTmT70,
  'epson-tm-t81': epsonTmT81,
  'epson-tm-t82': epsonTmT82,
  'epson-tm-t88': epsonTmT88,
  'epson-tm-t88iii': epsonTmT88iii,
  'gprinter-gp-58': gprinterGp58,
  'gprinter-gp-80': gprinterGp80,
  'hprt-tp80': hprtTp80,
  'netum-nt-5890k': netumNt5890k,
  'netum-nt-80': netumNt80,
  'rongta-rp58': rongtaRp58,
  'rongta-rp80': rongtaRp80,
  'star-tsp600': starTsp600,
  'sunmi-58': sunmi58,
  'sunmi-nt31': sunmiNt31,
  'sunmi-p3-mix': sunmiP3Mix,
  'unknown-58': unknown58,
  'generic-58-plain': generic58Plain,
  'unknown-80': unknown80,
  'generic-80-plain': generic80Plain,
  'xprinter-xp-58': xprinterXp58,
  'xprinter-xp-80': xprinterXp80,
  'zjiang-pos-5890': zjiangPos5890,
  'zjiang-zj-58': zjiangZj58,
  'zjiang-zj-80': zjiangZj80,
  'zjiang-zj-8250': zjiangZj8250,
  'zywell-zy-80': zywellZy80,
};
