export { MemberTools } from './member-tools.tsx';
